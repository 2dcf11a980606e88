-- Which release this is.
SELECT release_id, as_of FROM release;
