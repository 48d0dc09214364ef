CREATE TABLE "away" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"withdrawn" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "away" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_cover" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"window" text NOT NULL,
	"person" text,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "window_cover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deletion_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"finding" uuid NOT NULL,
	"asset" text NOT NULL,
	"program" text NOT NULL,
	"ordered_by" text NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"deleted_by" text,
	"deleted_at" timestamp with time zone,
	"clause" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deletion_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"asset" text,
	"account" text,
	"person" text,
	"happened_at" timestamp with time zone NOT NULL,
	"allowed" boolean NOT NULL,
	"reasons" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "machine_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outsider_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"asset" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"effect" text NOT NULL,
	"what" text NOT NULL,
	"responsible" text[] NOT NULL,
	"entered_by" text NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "outsider_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "program_nature" (
	"center" text NOT NULL,
	"name" text NOT NULL,
	"nature" text NOT NULL,
	CONSTRAINT "program_nature_center_name_nature_pk" PRIMARY KEY("center","name","nature")
);
--> statement-breakpoint
ALTER TABLE "program_nature" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_sanction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"repair" uuid NOT NULL,
	"asset" text NOT NULL,
	"person" text NOT NULL,
	"minutes_down" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"choices" text[] NOT NULL,
	"consequence" text,
	"loss" integer NOT NULL,
	"liability" integer,
	"serious" boolean NOT NULL,
	"answer" text,
	"answered_on" date,
	"unlawful" boolean NOT NULL,
	"referred_to" text,
	"referred_on" date,
	"closed_at" timestamp with time zone,
	"clauses" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "network_sanction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "away_person" ON "away" USING btree ("person","starts_at");--> statement-breakpoint
CREATE INDEX "window_cover_window" ON "window_cover" USING btree ("window","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_order_finding" ON "deletion_order" USING btree ("finding");--> statement-breakpoint
CREATE INDEX "deletion_order_center" ON "deletion_order" USING btree ("center","ordered_at");--> statement-breakpoint
CREATE INDEX "machine_event_center" ON "machine_event" USING btree ("center","happened_at");--> statement-breakpoint
CREATE INDEX "machine_event_asset" ON "machine_event" USING btree ("center","asset","happened_at");--> statement-breakpoint
CREATE INDEX "machine_event_account" ON "machine_event" USING btree ("center","account","happened_at");--> statement-breakpoint
CREATE INDEX "outsider_use_center" ON "outsider_use" USING btree ("center","happened_at");--> statement-breakpoint
CREATE INDEX "network_sanction_center" ON "network_sanction" USING btree ("center","opened_at");--> statement-breakpoint
CREATE POLICY "reach" ON "away" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "away"."center" = any ((select hall_centers())::text[]) or "away"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "away"."center" = any ((select hall_centers())::text[]) or "away"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window_cover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_cover"."center" = any ((select hall_centers())::text[]) or "window_cover"."window" = any ((select hall_windows())::text[]) or "window_cover"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "window_cover"."center" = any ((select hall_centers())::text[]) or "window_cover"."window" = any ((select hall_windows())::text[]) or "window_cover"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "deletion_order" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "deletion_order"."center" = any ((select hall_centers())::text[]) or "deletion_order"."department" = any ((select hall_departments())::text[]) or "deletion_order"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "deletion_order"."center" = any ((select hall_centers())::text[]) or "deletion_order"."department" = any ((select hall_departments())::text[]) or "deletion_order"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "machine_event" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "machine_event"."center" = any ((select hall_centers())::text[]) or "machine_event"."department" = any ((select hall_departments())::text[]) or "machine_event"."window" = any ((select hall_windows())::text[]) or "machine_event"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "machine_event" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "machine_event"."center" = any ((select hall_centers())::text[]) or "machine_event"."department" = any ((select hall_departments())::text[]) or "machine_event"."window" = any ((select hall_windows())::text[]) or "machine_event"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "outsider_use" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "outsider_use"."center" = any ((select hall_centers())::text[]) or "outsider_use"."department" = any ((select hall_departments())::text[]) or "outsider_use"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "outsider_use" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "outsider_use"."center" = any ((select hall_centers())::text[]) or "outsider_use"."department" = any ((select hall_departments())::text[]) or "outsider_use"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "program_nature" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "program_nature"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "program_nature" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "program_nature"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "network_sanction" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "network_sanction"."center" = any ((select hall_centers())::text[]) or "network_sanction"."department" = any ((select hall_departments())::text[]) or "network_sanction"."window" = any ((select hall_windows())::text[]) or "network_sanction"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "network_sanction"."center" = any ((select hall_centers())::text[]) or "network_sanction"."department" = any ((select hall_departments())::text[]) or "network_sanction"."window" = any ((select hall_windows())::text[]) or "network_sanction"."person" = any ((select hall_persons())::text[]));