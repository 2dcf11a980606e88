-- Every published total, what the register holds on its day, and the difference with its known parts.
SELECT
    fact_id, published_total.document, published_total.as_of AS published_as_of, published_total.kind,
    published_total.level, published_total.scope, published_total.value, published_total.unit, published_total.note,
    account.as_of, account.query, account.held_low, account.held_high, account.held_without_place, account.held_undated,
    account.difference,
    account.reason_en, account.reason_zh,
    coalesce(
        (
            SELECT list(struct_pack(part := part, amount := amount, note_en := note_en, note_zh := note_zh) ORDER BY account_part.rowid)
            FROM account_part
            WHERE account_part.fact_id = account.fact_id
        ),
        []
    ) AS parts
FROM published_total
JOIN account USING (fact_id)
ORDER BY published_total.rowid;
