ALTER TABLE "contact" ADD COLUMN "target_contact" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "received_by" text;