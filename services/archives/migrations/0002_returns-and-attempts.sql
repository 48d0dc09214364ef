CREATE TABLE "foreign_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"case_id" uuid NOT NULL,
	"tried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "foreign_attempt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"case_id" uuid NOT NULL,
	"materials" text NOT NULL,
	"identity_kind" text NOT NULL,
	"identity_number" text NOT NULL,
	"by_agent" boolean NOT NULL,
	"signature" uuid NOT NULL,
	"authorization" uuid,
	"returned_at" timestamp with time zone NOT NULL,
	"returned_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "material_return" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "foreign_attempt_center" ON "foreign_attempt" USING btree ("center","tried_at");--> statement-breakpoint
CREATE INDEX "material_return_case" ON "material_return" USING btree ("case_id");--> statement-breakpoint
CREATE POLICY "reach_read" ON "foreign_attempt" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "foreign_attempt"."center" = any ((select hall_centers())::text[]) or "foreign_attempt"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "foreign_attempt" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "foreign_attempt"."center" = any ((select hall_centers())::text[]) or "foreign_attempt"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "material_return" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "material_return"."center" = any ((select hall_centers())::text[]) or "material_return"."department" = any ((select hall_departments())::text[]) or "material_return"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "material_return" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "material_return"."center" = any ((select hall_centers())::text[]) or "material_return"."department" = any ((select hall_departments())::text[]) or "material_return"."window" = any ((select hall_windows())::text[]));