CREATE TABLE "system_account" (
	"center" text NOT NULL,
	"account" text NOT NULL,
	"system" text NOT NULL,
	"person" text NOT NULL,
	"opened_on" date NOT NULL,
	"locked_at" timestamp with time zone,
	CONSTRAINT "system_account_center_account_pk" PRIMARY KEY("center","account")
);
--> statement-breakpoint
ALTER TABLE "system_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "responsibility_agreement" (
	"center" text NOT NULL,
	"person" text NOT NULL,
	"signed_on" date NOT NULL,
	CONSTRAINT "responsibility_agreement_center_person_signed_on_pk" PRIMARY KEY("center","person","signed_on")
);
--> statement-breakpoint
ALTER TABLE "responsibility_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_assistant" (
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text NOT NULL,
	"starts_on" date NOT NULL,
	CONSTRAINT "network_assistant_window_starts_on_pk" PRIMARY KEY("window","starts_on")
);
--> statement-breakpoint
ALTER TABLE "network_assistant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "backup" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"asset" text NOT NULL,
	"made_on" date NOT NULL,
	"kept_at" text NOT NULL,
	"entered_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "backup" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "system_account_person" ON "system_account" USING btree ("person");--> statement-breakpoint
CREATE INDEX "network_assistant_center" ON "network_assistant" USING btree ("center");--> statement-breakpoint
CREATE INDEX "backup_of" ON "backup" USING btree ("center","asset","made_on");--> statement-breakpoint
CREATE POLICY "reach" ON "system_account" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "system_account"."center" = any ((select hall_centers())::text[]) or "system_account"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "system_account"."center" = any ((select hall_centers())::text[]) or "system_account"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "responsibility_agreement" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "responsibility_agreement"."center" = any ((select hall_centers())::text[]) or "responsibility_agreement"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "responsibility_agreement" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "responsibility_agreement"."center" = any ((select hall_centers())::text[]) or "responsibility_agreement"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "network_assistant" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "network_assistant"."center" = any ((select hall_centers())::text[]) or "network_assistant"."department" = any ((select hall_departments())::text[]) or "network_assistant"."window" = any ((select hall_windows())::text[]) or "network_assistant"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "network_assistant"."center" = any ((select hall_centers())::text[]) or "network_assistant"."department" = any ((select hall_departments())::text[]) or "network_assistant"."window" = any ((select hall_windows())::text[]) or "network_assistant"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "backup" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "backup"."center" = any ((select hall_centers())::text[]) or "backup"."department" = any ((select hall_departments())::text[]) or "backup"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "backup" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "backup"."center" = any ((select hall_centers())::text[]) or "backup"."department" = any ((select hall_departments())::text[]) or "backup"."window" = any ((select hall_windows())::text[]));