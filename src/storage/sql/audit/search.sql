-- tables: audit_record r
-- Records of a chain between two numbers, newest first, that fit what is not empty.
SELECT r.chain, r.seq, r.happened_at, r.actor, r.action, r.object, r.result, r.ip, r.request_id, r.detail,
       r.key_version, r.mac
FROM audit_record AS r
WHERE r.chain = :chain AND r.seq >= :lowest AND r.seq < :before
  AND r.happened_at >= :since AND r.happened_at < :until
  AND (CAST(:actor AS TEXT) = '' OR r.actor = :actor)
  AND (CAST(:action AS TEXT) = '' OR r.action = :action)
  AND (CAST(:family AS TEXT) = '' OR substr(r.action, 1, length(CAST(:family AS TEXT))) = :family)
  AND (CAST(:object AS TEXT) = '' OR r.object = :object)
ORDER BY r.seq DESC
LIMIT :most
