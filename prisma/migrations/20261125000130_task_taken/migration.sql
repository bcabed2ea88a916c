-- a task that a role is asked can be taken by one person, so that two do not do the same
ALTER TABLE "task" ADD COLUMN "taken_by" TEXT;
ALTER TABLE "task" ADD COLUMN "taken_at" TIMESTAMPTZ(3);
