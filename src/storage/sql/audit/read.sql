-- tables: audit_record r
-- Records of a chain in order.
SELECT r.chain, r.seq, r.happened_at, r.actor, r.action, r.object, r.result, r.ip, r.request_id, r.detail,
       r.key_version, r.mac
FROM audit_record AS r
WHERE r.chain = :chain AND r.seq > :after_seq
ORDER BY r.seq
LIMIT :most
