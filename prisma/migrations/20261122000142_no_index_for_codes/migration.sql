-- It made every arriving fact dearer and served only what runs in the background or is asked for seldom.
drop index "fact_source_code_idx";
