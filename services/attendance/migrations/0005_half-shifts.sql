CREATE TABLE "half_shift" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"date" date NOT NULL,
	"works" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"absence" uuid NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "half_shift_person_date_pk" PRIMARY KEY("person","date")
);
--> statement-breakpoint
ALTER TABLE "half_shift" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "half_shift_center" ON "half_shift" USING btree ("center","date");--> statement-breakpoint
CREATE POLICY "reach" ON "half_shift" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "half_shift"."center" = any ((select hall_centers())::text[]) or "half_shift"."department" = any ((select hall_departments())::text[]) or "half_shift"."window" = any ((select hall_windows())::text[]) or "half_shift"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "half_shift"."center" = any ((select hall_centers())::text[]) or "half_shift"."department" = any ((select hall_departments())::text[]) or "half_shift"."window" = any ((select hall_windows())::text[]) or "half_shift"."person" = any ((select hall_persons())::text[]));