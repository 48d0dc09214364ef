CREATE TABLE "pair_board" (
	"pair" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"post" text NOT NULL,
	"holder" text NOT NULL,
	"person" text NOT NULL,
	"backup" text NOT NULL,
	"rank" integer NOT NULL,
	"duties" text
);
--> statement-breakpoint
ALTER TABLE "pair_board" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "place_name" (
	"id" text PRIMARY KEY NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issued_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"subject" text NOT NULL,
	"form" text NOT NULL,
	"title" jsonb NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_by_name" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issued_document_number" UNIQUE("center","series","year","serial")
);
--> statement-breakpoint
ALTER TABLE "issued_document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_number" (
	"center" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "issued_number_center_series_year_pk" PRIMARY KEY("center","series","year")
);
--> statement-breakpoint
ALTER TABLE "issued_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "pair_board_center" ON "pair_board" USING btree ("center");--> statement-breakpoint
CREATE INDEX "issued_document_subject" ON "issued_document" USING btree ("subject","issued_at");--> statement-breakpoint
CREATE POLICY "reach" ON "pair_board" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "pair_board"."center" = any ((select hall_centers())::text[]) or "pair_board"."department" = any ((select hall_departments())::text[]) or "pair_board"."window" = any ((select hall_windows())::text[]) or "pair_board"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "pair_board"."center" = any ((select hall_centers())::text[]) or "pair_board"."department" = any ((select hall_departments())::text[]) or "pair_board"."window" = any ((select hall_windows())::text[]) or "pair_board"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "pair_board" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "issued_document" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "issued_document" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "issued_number" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[]));