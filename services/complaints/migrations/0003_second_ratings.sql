DROP INDEX "follow_code_number";--> statement-breakpoint
ALTER TABLE "follow_code" DROP CONSTRAINT "follow_code_pkey";--> statement-breakpoint
ALTER TABLE "follow_code" ADD PRIMARY KEY ("number");--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "unsettled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_code" ADD COLUMN "intake" uuid;--> statement-breakpoint
ALTER TABLE "follow_code" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "follow_code" ADD COLUMN "due_date" date;--> statement-breakpoint
ALTER TABLE "follow_code" ADD COLUMN "due_clause" text;--> statement-breakpoint
ALTER TABLE "window" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "window" ADD COLUMN "name" text;--> statement-breakpoint
CREATE INDEX "complaint_unsettled" ON "complaint" USING btree ("center") WHERE unsettled;--> statement-breakpoint
CREATE INDEX "follow_code_complaint" ON "follow_code" USING btree ("complaint");