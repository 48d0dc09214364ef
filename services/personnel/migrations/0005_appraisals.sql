CREATE TABLE "appraisal_result" (
	"round" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"points" double precision,
	"rank" integer,
	"field" integer,
	"below" integer,
	"last" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	"confirmed_on" date NOT NULL,
	CONSTRAINT "appraisal_result_round_kind_subject_pk" PRIMARY KEY("round","kind","subject")
);
--> statement-breakpoint
ALTER TABLE "appraisal_result" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"points" double precision,
	"in_force" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "points_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "appraisal_result_subject" ON "appraisal_result" USING btree ("subject","year");--> statement-breakpoint
CREATE INDEX "appraisal_result_center" ON "appraisal_result" USING btree ("center","kind");--> statement-breakpoint
CREATE INDEX "points_entry_person" ON "points_entry" USING btree ("person","happened_on");--> statement-breakpoint
CREATE POLICY "reach" ON "appraisal_result" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraisal_result"."center" = any ((select hall_centers())::text[]) or "appraisal_result"."department" = any ((select hall_departments())::text[]) or "appraisal_result"."window" = any ((select hall_windows())::text[]) or "appraisal_result"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "appraisal_result"."center" = any ((select hall_centers())::text[]) or "appraisal_result"."department" = any ((select hall_departments())::text[]) or "appraisal_result"."window" = any ((select hall_windows())::text[]) or "appraisal_result"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "points_entry" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "points_entry"."center" = any ((select hall_centers())::text[]) or "points_entry"."department" = any ((select hall_departments())::text[]) or "points_entry"."window" = any ((select hall_windows())::text[]) or "points_entry"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "points_entry"."center" = any ((select hall_centers())::text[]) or "points_entry"."department" = any ((select hall_departments())::text[]) or "points_entry"."window" = any ((select hall_windows())::text[]) or "points_entry"."person" = any ((select hall_persons())::text[]));