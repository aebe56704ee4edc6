-- A stop for what waits has a reason of its own; people's changes of a subscription are numbered; and a look for silent
-- devices can end between two of one millisecond.
ALTER TABLE webhook_subscription ADD COLUMN stop_reason TEXT NOT NULL DEFAULT '' CHECK (stop_reason IN ('', 'asked', 'gone', 'failing', 'backlog'));
UPDATE webhook_subscription SET stop_reason = disabled_reason;
ALTER TABLE webhook_subscription DROP COLUMN disabled_reason;
ALTER TABLE webhook_subscription RENAME COLUMN stop_reason TO disabled_reason;
ALTER TABLE webhook_subscription ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE webhook_quiet_check ADD COLUMN checked_device TEXT NOT NULL DEFAULT '';
