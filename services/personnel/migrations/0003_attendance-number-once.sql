ALTER TABLE "held_post" ADD COLUMN "attendance_number" text;--> statement-breakpoint
-- Two people of a center cannot have one number at the terminals at the same time.
ALTER TABLE "held_post" ADD CONSTRAINT "held_post_number" EXCLUDE USING gist ("center" WITH =, "attendance_number" WITH =, "span" WITH &&);
