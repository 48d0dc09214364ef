CREATE TABLE "signed_file" (
	"signature" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"filename" text NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signed_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "seal_key" ADD COLUMN "pdf_key" "bytea";--> statement-breakpoint
ALTER TABLE "seal_key" ADD COLUMN "pdf_certificate" "bytea";--> statement-breakpoint
CREATE POLICY "reach_read" ON "signed_file" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "signed_file"."center" = any ((select hall_centers())::text[]) or "signed_file"."department" = any ((select hall_departments())::text[]) or "signed_file"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "signed_file" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "signed_file"."center" = any ((select hall_centers())::text[]) or "signed_file"."department" = any ((select hall_departments())::text[]) or "signed_file"."window" = any ((select hall_windows())::text[]));