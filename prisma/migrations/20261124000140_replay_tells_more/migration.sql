-- figures.cut: refused pushes kept without their end; progress.fault: why the last step of a replay did not get on
update incident set figures = (figures::jsonb || '{"cut": 0}')::json, progress = (progress::jsonb || '{"fault": null}')::json;
