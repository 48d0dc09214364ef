ALTER POLICY "reach_read" ON "secret" TO public USING ((select hall_all()));--> statement-breakpoint
ALTER POLICY "reach_append" ON "secret" TO public WITH CHECK ((select hall_all()));