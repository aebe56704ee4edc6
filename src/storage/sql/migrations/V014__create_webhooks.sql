-- Who is told of what happens, what has happened, and how far telling has come.
CREATE TABLE webhook_subscription (
  tenant_id TEXT NOT NULL,
  subscription_id TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  filter TEXT NOT NULL,
  description TEXT NOT NULL,
  enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
  disabled_reason TEXT NOT NULL CHECK (disabled_reason IN ('', 'asked', 'gone', 'failing')),
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  secret TEXT NOT NULL,
  previous_secret TEXT NOT NULL,
  previous_until BIGINT,
  failures BIGINT NOT NULL,
  failing_since BIGINT,
  paused_until BIGINT NOT NULL,
  lease_owner TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, subscription_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);

CREATE TABLE webhook_event (
  tenant_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  object TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, event_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);

-- `change_seq` and `position` are the order of the events: the change's number in the tenant, and the place in it.
CREATE TABLE webhook_delivery (
  tenant_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  subscription_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  object TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  position BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  queued_at BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  last_attempt_at BIGINT,
  last_status BIGINT NOT NULL,
  last_error TEXT NOT NULL,
  last_duration_ms BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, delivery_id),
  FOREIGN KEY (tenant_id, subscription_id) REFERENCES webhook_subscription (tenant_id, subscription_id),
  FOREIGN KEY (tenant_id, event_id) REFERENCES webhook_event (tenant_id, event_id)
);
CREATE INDEX webhook_delivery_by_turn ON webhook_delivery (tenant_id, subscription_id, state, change_seq, position);
CREATE INDEX webhook_delivery_by_object ON webhook_delivery (tenant_id, subscription_id, object, state, change_seq, position);
CREATE INDEX webhook_delivery_by_event ON webhook_delivery (tenant_id, event_id);

-- How far silent devices were looked for.
CREATE TABLE webhook_quiet_check (
  tenant_id TEXT NOT NULL,
  checked_until BIGINT NOT NULL,
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
