ALTER TABLE "finding" ADD COLUMN "consequence" text;--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "ground" integer;