CREATE TABLE "award_nomination" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"award" text NOT NULL,
	"year" integer NOT NULL,
	"nominated_by" text NOT NULL,
	"nominated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "award_nomination" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "page_session" (
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text NOT NULL,
	"opened_on" date NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "page_session_window_person_opened_on_pk" PRIMARY KEY("window","person","opened_on")
);
--> statement-breakpoint
ALTER TABLE "page_session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "present_day" (
	"person" text NOT NULL,
	"worked_on" date NOT NULL,
	"center" text NOT NULL,
	"window" text,
	"present" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "present_day_person_worked_on_pk" PRIMARY KEY("person","worked_on")
);
--> statement-breakpoint
ALTER TABLE "present_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "serious_finding" (
	"finding" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"marked_by" text NOT NULL,
	"marked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "serious_finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "award_nomination_once" ON "award_nomination" USING btree ("center","person","award","year");--> statement-breakpoint
CREATE INDEX "award_nomination_year" ON "award_nomination" USING btree ("center","year");--> statement-breakpoint
CREATE INDEX "page_session_center" ON "page_session" USING btree ("center","opened_on");--> statement-breakpoint
CREATE INDEX "present_day_center" ON "present_day" USING btree ("center","worked_on");--> statement-breakpoint
CREATE POLICY "reach_read" ON "award_nomination" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "award_nomination"."center" = any ((select hall_centers())::text[]) or "award_nomination"."department" = any ((select hall_departments())::text[]) or "award_nomination"."window" = any ((select hall_windows())::text[]) or "award_nomination"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "award_nomination" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "award_nomination"."center" = any ((select hall_centers())::text[]) or "award_nomination"."department" = any ((select hall_departments())::text[]) or "award_nomination"."window" = any ((select hall_windows())::text[]) or "award_nomination"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "page_session" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "page_session"."center" = any ((select hall_centers())::text[]) or "page_session"."department" = any ((select hall_departments())::text[]) or "page_session"."window" = any ((select hall_windows())::text[]) or "page_session"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "page_session"."center" = any ((select hall_centers())::text[]) or "page_session"."department" = any ((select hall_departments())::text[]) or "page_session"."window" = any ((select hall_windows())::text[]) or "page_session"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "present_day" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "present_day"."center" = any ((select hall_centers())::text[]) or "present_day"."window" = any ((select hall_windows())::text[]) or "present_day"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "present_day"."center" = any ((select hall_centers())::text[]) or "present_day"."window" = any ((select hall_windows())::text[]) or "present_day"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "serious_finding" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "serious_finding"."center" = any ((select hall_centers())::text[]) or "serious_finding"."department" = any ((select hall_departments())::text[]) or "serious_finding"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "serious_finding" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "serious_finding"."center" = any ((select hall_centers())::text[]) or "serious_finding"."department" = any ((select hall_departments())::text[]) or "serious_finding"."window" = any ((select hall_windows())::text[]));