-- What an order's page told of its arrival last, and why that had changed: the next fold holds its own estimate against it.
alter table "orders" add column "eta_told" json;
