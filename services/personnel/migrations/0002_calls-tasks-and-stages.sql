CREATE TABLE "case_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"number" text NOT NULL,
	"item" text,
	"item_name" text NOT NULL,
	"kind" text NOT NULL,
	"departments" text[] NOT NULL,
	"handler" text,
	"due_on" date,
	"finished" boolean NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_step" (
	"case" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"step" text NOT NULL,
	"handler" text,
	"stepped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_step_case_stepped_at_step_pk" PRIMARY KEY("case","stepped_at","step")
);
--> statement-breakpoint
ALTER TABLE "case_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"name" text NOT NULL,
	"left_on" date
);
--> statement-breakpoint
ALTER TABLE "item_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "case_copy_number" ON "case_copy" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "case_copy_handler" ON "case_copy" USING btree ("handler","finished");--> statement-breakpoint
CREATE INDEX "item_copy_center" ON "item_copy" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "case_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "case_copy"."center" = any ((select hall_centers())::text[]) or "case_copy"."department" = any ((select hall_departments())::text[]) or "case_copy"."window" = any ((select hall_windows())::text[]) or "case_copy"."handler" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "case_copy"."center" = any ((select hall_centers())::text[]) or "case_copy"."department" = any ((select hall_departments())::text[]) or "case_copy"."window" = any ((select hall_windows())::text[]) or "case_copy"."handler" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "case_step" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "case_step"."center" = any ((select hall_centers())::text[]) or "case_step"."department" = any ((select hall_departments())::text[]) or "case_step"."window" = any ((select hall_windows())::text[]) or "case_step"."handler" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "case_step"."center" = any ((select hall_centers())::text[]) or "case_step"."department" = any ((select hall_departments())::text[]) or "case_step"."window" = any ((select hall_windows())::text[]) or "case_step"."handler" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "item_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "item_copy"."center" = any ((select hall_centers())::text[]) or "item_copy"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "item_copy"."center" = any ((select hall_centers())::text[]) or "item_copy"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "item_copy" AS PERMISSIVE FOR SELECT TO public USING (true);