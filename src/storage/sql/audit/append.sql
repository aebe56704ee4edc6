-- tables: audit_record audit_record
-- One record.
INSERT INTO audit_record (chain, seq, happened_at, actor, action, object, result, ip, request_id, detail, key_version, mac)
VALUES (:chain, :seq, :happened_at, :actor, :action, :object, :result, :ip, :request_id, :detail, :key_version, :mac)
ON CONFLICT DO NOTHING
