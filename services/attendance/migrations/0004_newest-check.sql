ALTER TABLE "device" ADD COLUMN "newest_check" timestamp without time zone;--> statement-breakpoint
-- A terminal that was in use has sent nothing later than its last call.
UPDATE "device" SET "newest_check" = greatest((SELECT max("at") FROM "punch" WHERE "punch"."serial" = "device"."serial"), "last_seen_at" AT TIME ZONE 'Asia/Shanghai');
