-- tables: policy policy
-- A recommendation, new or in place of the one of that id.
INSERT INTO policy (tenant_id, policy_id, document, import_id, change_seq, created_seq)
VALUES (:tenant, :policy_id, :document, :import_id, :change_seq, :change_seq)
ON CONFLICT (tenant_id, policy_id) DO UPDATE
SET document = excluded.document, change_seq = excluded.change_seq
