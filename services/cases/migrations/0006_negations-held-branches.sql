CREATE TABLE "branch_window" (
	"window" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"registered_on" date NOT NULL,
	"sign_confirmed_on" date,
	"confirmed_by" text
);
--> statement-breakpoint
ALTER TABLE "branch_window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "acceptance_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "negation" ADD COLUMN "copies" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "negation" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "held" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "branch_window_center" ON "branch_window" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "branch_window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "branch_window"."center" = any ((select hall_centers())::text[]) or "branch_window"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "branch_window"."center" = any ((select hall_centers())::text[]) or "branch_window"."department" = any ((select hall_departments())::text[]));