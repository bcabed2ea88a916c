-- models of another kind predict nothing any more; the next hour learns one anew
delete from "eta_model" where "body" -> 'trees' is null;
