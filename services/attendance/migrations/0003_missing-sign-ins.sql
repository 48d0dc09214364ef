CREATE TABLE "missing_sign_in" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"date" date NOT NULL,
	"point" text NOT NULL,
	"opens_at" timestamp without time zone NOT NULL,
	"due_at" timestamp without time zone NOT NULL,
	"found_at" timestamp without time zone NOT NULL,
	"ended_at" timestamp without time zone,
	CONSTRAINT "missing_sign_in_person_date_point_pk" PRIMARY KEY("person","date","point")
);
--> statement-breakpoint
ALTER TABLE "missing_sign_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "missing_sign_in_open" ON "missing_sign_in" USING btree ("person") WHERE ended_at is null;--> statement-breakpoint
CREATE POLICY "reach" ON "missing_sign_in" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "missing_sign_in"."center" = any ((select hall_centers())::text[]) or "missing_sign_in"."department" = any ((select hall_departments())::text[]) or "missing_sign_in"."window" = any ((select hall_windows())::text[]) or "missing_sign_in"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "missing_sign_in"."center" = any ((select hall_centers())::text[]) or "missing_sign_in"."department" = any ((select hall_departments())::text[]) or "missing_sign_in"."window" = any ((select hall_windows())::text[]) or "missing_sign_in"."person" = any ((select hall_persons())::text[]));