CREATE TABLE "agreed_cover" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"window" text NOT NULL,
	"holder" text NOT NULL,
	"person" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"withdrawn" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agreed_cover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "agreed_cover_holder" ON "agreed_cover" USING btree ("holder","starts_at");--> statement-breakpoint
CREATE POLICY "reach" ON "agreed_cover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "agreed_cover"."center" = any ((select hall_centers())::text[]) or "agreed_cover"."window" = any ((select hall_windows())::text[]) or "agreed_cover"."holder" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "agreed_cover"."center" = any ((select hall_centers())::text[]) or "agreed_cover"."window" = any ((select hall_windows())::text[]) or "agreed_cover"."holder" = any ((select hall_persons())::text[]));--> statement-breakpoint
-- Who stood in until now did so from the beginning of the absence to its end.
UPDATE "file" SET "state" = "state" || jsonb_build_object('standIns', CASE WHEN "state" ->> 'cover' IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('id', "id"::text, 'person', "state" ->> 'cover', 'from', "state" ->> 'from', 'to', "state" ->> 'to', 'agreement', null)) END) WHERE "kind" = 'cover';
