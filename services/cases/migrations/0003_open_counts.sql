CREATE TABLE "open_count" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"open" integer NOT NULL,
	CONSTRAINT "open_count_center_item_department_channel_pk" PRIMARY KEY("center","item","department","channel")
);
--> statement-breakpoint
ALTER TABLE "open_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tally_change" ADD COLUMN "open" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE POLICY "reach" ON "open_count" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "open_count"."center" = any ((select hall_centers())::text[]) or "open_count"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "open_count"."center" = any ((select hall_centers())::text[]) or "open_count"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
INSERT INTO "open_count" SELECT center, department, coalesce(item, item_name), channel, count(*) FROM case_file WHERE finished_at IS NULL GROUP BY 1, 2, 3, 4;
