CREATE TABLE "due_count" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"open" integer NOT NULL,
	CONSTRAINT "due_count_center_day_item_department_channel_pk" PRIMARY KEY("center","day","item","department","channel")
);
--> statement-breakpoint
ALTER TABLE "due_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "open_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "open_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"department" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"day" date,
	"open" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "open_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_tally" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"received" integer NOT NULL,
	"reviewed" integer NOT NULL,
	"accepted" integer NOT NULL,
	CONSTRAINT "window_tally_center_day_window_department_channel_pk" PRIMARY KEY("center","day","window","department","channel")
);
--> statement-breakpoint
ALTER TABLE "window_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "case_file_open";--> statement-breakpoint
ALTER TABLE "open_count" DROP CONSTRAINT "open_count_center_item_department_channel_pk";--> statement-breakpoint
DELETE FROM "open_count";--> statement-breakpoint
ALTER TABLE "open_count" ADD COLUMN "state" text NOT NULL;--> statement-breakpoint
ALTER TABLE "open_count" ADD CONSTRAINT "open_count_center_item_department_channel_state_pk" PRIMARY KEY("center","item","department","channel","state");--> statement-breakpoint
ALTER TABLE "tally_change" ADD COLUMN "window" text;--> statement-breakpoint
ALTER TABLE "tally_change" ADD COLUMN "reviewed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "open_change_center" ON "open_change" USING btree ("center");--> statement-breakpoint
CREATE INDEX "case_file_open" ON "case_file" USING btree ("center","due_at","id") WHERE finished_at is null;--> statement-breakpoint
ALTER TABLE "tally_change" DROP COLUMN "open";--> statement-breakpoint
CREATE POLICY "reach" ON "due_count" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "due_count"."center" = any ((select hall_centers())::text[]) or "due_count"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "due_count"."center" = any ((select hall_centers())::text[]) or "due_count"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "open_change" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "open_change"."center" = any ((select hall_centers())::text[]) or "open_change"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "open_change"."center" = any ((select hall_centers())::text[]) or "open_change"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window_tally" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_tally"."center" = any ((select hall_centers())::text[]) or "window_tally"."department" = any ((select hall_departments())::text[]) or "window_tally"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "window_tally"."center" = any ((select hall_centers())::text[]) or "window_tally"."department" = any ((select hall_departments())::text[]) or "window_tally"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
INSERT INTO "open_count" (center, department, item, channel, state, open) SELECT center, department, coalesce(item, item_name), channel, state, count(*) FROM case_file WHERE finished_at IS NULL GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
INSERT INTO "due_count" (center, department, item, channel, day, open) SELECT center, department, coalesce(item, item_name), channel, ((due_at - interval '1 microsecond') at time zone 'Asia/Shanghai')::date, count(*) FROM case_file WHERE finished_at IS NULL AND NOT stopped AND due_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
INSERT INTO "window_tally" (center, department, "window", channel, day, received, reviewed, accepted)
SELECT j.center, j.department, j."window", c.channel, (j.occurred_at at time zone 'Asia/Shanghai')::date,
  count(*) FILTER (WHERE j.type = 'CaseRegistered'), count(*) FILTER (WHERE j.type = 'MaterialsChecked' AND c.channel = 'online' AND NOT EXISTS (SELECT 1 FROM journal e WHERE e.stream = j.stream AND e.type = 'MaterialsChecked' AND e.version < j.version)), count(*) FILTER (WHERE j.type = 'CaseAccepted')
FROM journal j JOIN case_file c ON j.stream = 'case/' || c.id WHERE j.type IN ('CaseRegistered', 'MaterialsChecked', 'CaseAccepted') AND j."window" IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
