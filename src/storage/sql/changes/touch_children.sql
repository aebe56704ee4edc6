-- tables: subnet s
-- The subnets right below one changed with it: whether they show it as their parent follows its site.
UPDATE subnet AS s
SET change_seq = :change_seq
WHERE s.tenant_id = :tenant AND s.parent_key = :object_id
