-- tables: webhook_delivery w, webhook_delivery p, webhook_subscription s
-- What waits for a subscription that is switched off, a piece at a time.
UPDATE webhook_delivery AS w
SET state = 'dead', last_error = 'backlog'
WHERE w.tenant_id = :tenant AND w.delivery_id IN (
  SELECT p.delivery_id FROM webhook_delivery AS p
  JOIN webhook_subscription AS s ON s.tenant_id = :tenant AND s.subscription_id = p.subscription_id AND s.enabled = 0
  WHERE p.tenant_id = :tenant AND p.subscription_id = :subscription_id AND p.state = 'pending'
  ORDER BY p.change_seq, p.position
  LIMIT :most)
