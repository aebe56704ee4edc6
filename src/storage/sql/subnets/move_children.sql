-- tables: subnet s
-- Gives the children of one parent that lie in a range to another parent.
UPDATE subnet AS s
SET parent_key = :to_parent, updated_at = :updated_at, change_seq = :change_seq
WHERE s.tenant_id = :tenant AND s.parent_key = :from_parent AND s.prefix_key > :first AND s.prefix_key < :behind
