-- Every published total has an account, and the parts of its difference sum up to it.
SELECT fact_id, account.fact_id IS NOT NULL AS has_account, difference, sum(amount) AS parts
FROM published_total
LEFT JOIN account USING (fact_id)
LEFT JOIN account_part USING (fact_id)
GROUP BY fact_id, account.fact_id, difference
HAVING NOT has_account OR coalesce(sum(amount), 0) <> coalesce(difference, 0)
ORDER BY fact_id;
