-- What was published is the law of the days it applies to: not even the owner of the table changes it.
CREATE FUNCTION "keep_published_policy"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.state = 'published' THEN
		RAISE EXCEPTION 'policy %/% version % is published and never changes', OLD.center, OLD.area, OLD.version
			USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep_published_policy" BEFORE UPDATE OR DELETE ON "policy_version"
	FOR EACH ROW EXECUTE FUNCTION "keep_published_policy"();
