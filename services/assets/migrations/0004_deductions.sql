CREATE TABLE "finding_confirmation" (
	"finding" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "finding_confirmation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "asset_deduction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"finding" uuid NOT NULL,
	"kind" text NOT NULL,
	"clause" text,
	"entered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "asset_deduction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "asset_deduction_finding" ON "asset_deduction" USING btree ("finding");--> statement-breakpoint
CREATE INDEX "asset_deduction_center" ON "asset_deduction" USING btree ("center","entered_at");--> statement-breakpoint
CREATE POLICY "reach_read" ON "finding_confirmation" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "finding_confirmation"."center" = any ((select hall_centers())::text[]) or "finding_confirmation"."department" = any ((select hall_departments())::text[]) or "finding_confirmation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "finding_confirmation" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "finding_confirmation"."center" = any ((select hall_centers())::text[]) or "finding_confirmation"."department" = any ((select hall_departments())::text[]) or "finding_confirmation"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "asset_deduction" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "asset_deduction"."center" = any ((select hall_centers())::text[]) or "asset_deduction"."department" = any ((select hall_departments())::text[]) or "asset_deduction"."window" = any ((select hall_windows())::text[]) or "asset_deduction"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "asset_deduction" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "asset_deduction"."center" = any ((select hall_centers())::text[]) or "asset_deduction"."department" = any ((select hall_departments())::text[]) or "asset_deduction"."window" = any ((select hall_windows())::text[]) or "asset_deduction"."person" = any ((select hall_persons())::text[]));