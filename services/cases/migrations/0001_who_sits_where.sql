DROP POLICY "public_read" ON "authorized" CASCADE;--> statement-breakpoint
DROP POLICY "public_read" ON "mandate" CASCADE;--> statement-breakpoint
DROP POLICY "public_read" ON "posting" CASCADE;