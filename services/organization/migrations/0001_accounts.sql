CREATE TABLE "account" (
	"person" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "public_read" ON "account" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "own" ON "account" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "account"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "account"."person" = any ((select hall_persons())::text[]));