"""What each column of the tables of a coverage means, where no other download has it."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.views.i18n import Language


def meanings(months: int, language: Language) -> Mapping[str, str]:
    """Column → its meaning.

    Args:
        months: Months a record is old after.
    """
    return _members(months, language) | _coverage(language) | _list(language)


def _members(months: int, language: Language) -> dict[str, str]:
    t = language.text
    return {
        "missing_kinds": t("The kinds chosen that the member could have and has not."),
        "checked_kinds": t("The kinds of which a source checked and found none, or that were revoked or lapsed."),
        "firmness": t(
            "firm: a commitment is in policy, in law or achieved; pledge: all are proposed or pledged; not_stated: "
            "none is known to be firm and of one it is not stated; none: there is none."
        ),
        "newest_on": t(
            "Newest day on which anything said of the kinds chosen is dated, or its row edited; NULL where nothing is "
            "dated."
        ),
        "record": t(
            "old: newest_on is more than {n} months ago; recent: it is not; undated: something is said and nothing "
            "dated; unspoken: no source says anything.",
            n=months,
        ),
        "networks": t("The networks it is a member of."),
    }


def _coverage(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "kind": t("What is promised; any: any of the kinds chosen."),
        "members": t("Members counted in the row: the denominator of its counts."),
        "members_with": t("Members with such a commitment."),
        "members_checked_none": t("Members a source checked and found none, or whose commitment ended."),
        "members_unspoken": t("Members of which no source speaks."),
        "members_inapplicable": t("Members it cannot apply to."),
        "people_with_low": t("People of the members with such a commitment, each counted once, at least."),
        "people_with_high": t("The same, at most; NULL where nothing bounds it."),
        "people_low": t("People of all members of the row, each counted once, at least."),
        "people_high": t("The same for all members of the row, at most; NULL where nothing bounds it."),
        "share_low": t(
            "Share of these people, at least: people_with_low of people_high, or of people_with_low and the people of "
            "the members without, at most, where those are fewer."
        ),
        "share_high": t("Share of these people, at most: people_with_high of people_low, and never more than 1."),
        "network_id": t("Name of the network in this atlas."),
        "network_name": t("Name of the network."),
        "network_name_zh": t("Name of the network in simplified Chinese."),
        "shared": t("Members both have."),
        "network_members": t("Members of the network, of the levels and countries chosen."),
    }


def _list(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "line": t("Number of the row in your list."),
        "certainty": t("How sure the place is: exact, probable, chosen by you, or none."),
        "confidence": t("How sure the place is, 0 to 1."),
        "method": t("How the place was found."),
        "reason": t("Why no place was found."),
    }
