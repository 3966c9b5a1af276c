"""Every way the registry says no has one code and the status of its branch."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import pytest

from samverkan_cli.domain import errors, events, records  # noqa: F401 — so that every class is made
from samverkan_cli.domain.refusal import (
    Conflict,
    Finding,
    Malformed,
    Notice,
    Objection,
    Said,
    Unknown,
    Unmet,
    Unusable,
)

S = TypeVar("S", bound=Said)

# Codes are stored and stay; a class that would be called as an event or a record has a name of its own.
NAMED_APART = {
    "ActorDissolved": "ActorIsDissolved",
    "ContactBounced": "ContactHasBounced",
    "Barred": "IsBarred",
}

CODES = {
    2: """
        folder_is_link folder_is_file parent_missing folder_stood_in folder_mounted
        mask_invalid year_invalid map_not_drawn paper_not_set picture_not_set option_alone
        usage missing period_unsaid date_invalid time_invalid number_invalid wait_invalid org_nr_invalid personal_number
        period_invalid reference_invalid mailbox_invalid text_not_allowed text_too_long text_empty value_unknown
        setting_unknown setting_key_unknown setting_unsaid setting_twice
        name_reserved party_in_name field_unknown tick_unclear row_unnamed row_of_other_period
        options_conflict binary_on_terminal same_file file_unreadable plan_unreadable plan_columns_missing
        plan_cell_invalid
        plan_cell_edited plan_row_twice answer_needed file_empty file_form_unknown file_too_large folder_empty
        rows_missing nul_byte encoding_mixed encoding_unknown mojibake delimiter_unknown headings_unknown
        column_unknown column_twice name_column_missing heading_missing row_width quote_unclosed quote_misplaced
        day_missing body_missing minutes_unreadable meeting_ahead end_before_start day_before_meeting
        cell_too_long cell_merged cell_faulty cell_uncalculated workbook_unreadable
        workbook_too_large sheet_missing xml_invalid
        xml_unsafe namespace_wrong not_submitted status_unclear words_invalid mapping_invalid mapping_field_unknown
        mapping_twice
        policy_unreadable policy_setting_unknown policy_value_invalid policy_days_outside policy_word_unknown
        answer_unclear policy_source_missing template_faulty not_correctable nothing_to_correct
        labels_differ one_at_a_time where_missing
        open_data_unreadable open_data_foreign open_data_newer open_data_faulty open_data_uneven municipality_twice
        votes_invalid web_address_invalid website_invalid
    """,
    3: "person_nearest"
    " request_missing cannot_be_corrected settings_are_set not_found taken_back ambiguous likely_same not_a_full_name"
    " number_named_twice row_is_total"
    " provision_unknown contact_ambiguous appeal_unclear predecessor_missing nothing_to_choose item_of_other"
    " no_meeting_before",
    4: """
        folder_not_ours folder_touched folder_of_other_kind folder_of_other_registry
        meeting_fact_differs attendance_differs
        nothing_to_erase erasure_changed erasure_stays request_open
        already_exists nothing_new same_person person_merged_already
        paragraph_taken case_open_already mandate_held already_there already_enrolled already_declined
        already_withdrawn already_excluded already_dissolved already_merged same_actor already_taken_back
        stands_so_already rests_on_it voided_already made_nothing
        built_on taken_meanwhile name_taken_meanwhile nothing_taken_back still_in_force
        already_done contact_has_ended actor_differs
        answer_changed answers_differ periods_overlap settings_unchanged text_unchanged registry_exists registry_differs
        file_exists plan_other_registry plan_row_differs plan_row_gone joined_already already_refused
        step_differs suspension_differs mandate_differs outcome_differs handed_to_itself
        application_closed appeal_ruled already_decided exclusion_pending case_other_actor decision_gone same_decision
        reminded_that_day
        not_in_force
    """,
    5: """
        why_missing not_after_correction take_back_instead
        meeting_is_cancelled meeting_was_held cancelled_without_why minutes_before_meeting minutes_approved
        approved_too_early
        approved_at_earlier approval_day_differs approved_needs_why
        items_turned_around substitutes_self not_at_meeting
        contact_live task_open help_open activity_open still_enrolled case_still_open erased_before_decided
        already_erased
        last_day_not_later answer_time_not_later last_day_before_first side_mismatch decision_taken_back
        not_taken_back sides_differ
        numbers_differ seated_for_two affirmation_missing signer_missing purpose_missing contact_missing networks_barred
        day_known_in_part effective_before_admitted effective_before_received effective_outside_period
        effective_before_end completion_before_received end_before_received completion_runs period_is_closed barred
        cause_not_removed actor_dissolved not_enrolled decision_missing decision_other_actor effective_missing
        decision_not_approved mandate_missing grounds_missing time_shortened
        not_invited not_notified notified_after_decision answer_awaited
        effective_before_decision suspension_overlaps task_ended bodies_missing not_there contact_marked_later
        never_consented one_is_no_network dissolved_apart excluded_twice
        nobody_to_ask answered_before_asked
        not_a_network member_of_itself period_not_before plan_row_blocked case_is_closed before_reported
        ground_missing fact_after_report screening_unsaid anonymous_alone reason_missing what_missing
        not_screened already_extended weight_unsaid recommendation_missing through_missing material_not_sent
        late_answer_unconsidered cure_runs cause_put_right conflict_not_examined suspension_not_provided
        effective_before_joined case_undecided nothing_lacks proposal_missing notes_not_announced
        announcement_unsaid report_missing out_of_order appeal_missing bar_missing effect_awaited source_missing
        not_announced clock_runs notice_unrecorded conflict_unfounded notice_came_down court_awaited
        no_member group_is_closed
        item_not_under item_not_beside item_is_dropped item_dealt_with item_has_others drop_needs_reason held_already
        meeting_not_later continues_later
        ticks_absent
        decision_day_differs recused_reserves changed_by_earlier annulment_annulled decided_on_actor
        move_reason_missing owner_helps not_helping plan_across_period due_outside_plan decision_on_actors
        nothing_to_adopt plan_not_later activity_ended activity_not_adopted note_missing not_taking_part watch_closed
        not_adjusted settings_needed
    """,
    6: """
        question_for_nobody question_late question_missed
        seat_of_dissolved seat_of_former member_of_former
        enrolled_without_evidence enrolled_without_contact contact_bounced activity_without_principle task_without_owner
        task_without_date group_without_convener recorded_with_objections recorded_roll_differs period_without_text
        watch_without_date actor_without_number case_deadline_missed notice_down_early final_unchecked
        bar_meets_answer case_outlives_enrollment activity_serves_unknown activity_overdue
        rests_on_ended review_passed nobody_to_carry_out decisions_differ decided_another_day
    """,
    7: """
        registry_missing registry_empty registry_foreign registry_newer registry_older registry_damaged
        registry_locked registry_read_only registry_unreadable registry_unfinished registry_linked
        disk_full disk_error folder_missing backend_unknown
    """,
}
BRANCHES: dict[int, type[Objection]] = {
    2: Malformed,
    3: Unknown,
    4: Conflict,
    5: Unmet,
    6: Finding,
    7: Unusable,
}
NOTICES = """
    round_answered_unasked round_answered_late round_answered_again
    number_read_as same_title question_is_open referred_to_nobody
    represents_as_written
    rests_on_corrected period_meant
    erased_text_stands erased_text_left mask_met_nothing nothing_was_withheld
    more_of_the_same period_has_no_text no_points contact_not_given contacts_not_given later_answer_differs
    applications_wait_again ticked_hidden still_lacking
    number_of_other_name arrival_not_moved earlier_answer_counts
    read_as places_doubled mailbox_not_kept names_not_compared number_shared number_hints_other day_unknown answers_wait
    signatories_stay networks_may_join networks_may_not_join decided_after_end rule_before_decision policy_overridden
    consent_unproven rule_reaches_back last_days_move
    signed_after_received day_in_future mixed_scripts recorded_roll_reached clause_missing advisory_body_decides
    delegated_decision committee_excluded anyway_not_needed fact_long_ago fact_undated concern_anonymous
    other_cases_open own_act_unsaid nothing_sent little_time dialogue_missing notify_anew answered_late answered_unasked
    may_not_prepare conflict_left_open suspended_unheard proposal_unsaid settings_missing
    texts_withheld pages_lack_texts published_without_data
    reasons_unsaid
    adjusted_late announced_late taken_down_early
    body_registered
    appealed_late judgment_not_final enrollments_set_aside effect_outlived case_goes_on appeal_after_final
    exclusion_ahead
    bar_meets
    kin_of_barred closed_before_final suspension_outlived confirmation_not_written letter_not_needed likely_duplicate
    enrollments_joined ended_though_other contacts_doubled part_in_itself parts_doubled
    enrolled_though_excluded left_out suspension_not_told rows_come_back_otherwise likeness_not_examined
    plan_applied_already plan_applied_otherwise plan_left_as_is silent_not_invited same_name_dissolved encoding_guessed
    last_day_passed letter_to_hindered
    last_day_closed invited_that_day notice_lacks registry_unnamed reminded_uninvited answers_without_ticks
    rows_without_ticks minutes_place_unsaid
    form_version_unknown elements_unread rows_hidden columns_hidden sheets_unread files_passed_over
    routine_noted
    recorded_as_recommendation votes_against review_before_decision changed_by_other_body not_back_by_itself
    decision_has_ended back_before_sent tabled_to_cancelled
    convener_gone group_tasks_open to_hand_on plan_in_no_period points_unchecked
    adopted_by_recommendation due_is_past counted_from
    stands_all_the_same
"""


def under(base: type[S]) -> Iterator[type[S]]:
    """Give every class under one, at any depth."""
    for kind in base.__subclasses__():
        yield kind
        yield from under(kind)


LEAVES = [kind for kind in under(Objection) if kind not in BRANCHES.values()]


def test_the_tree_has_six_branches_each_with_its_status() -> None:
    assert set(BRANCHES.values()) == set(Objection.__subclasses__())
    assert list(BRANCHES) == [branch.status for branch in BRANCHES.values()]


@pytest.mark.parametrize("status", CODES)
def test_the_codes_of_every_status_are_these(status: int) -> None:
    assert sorted(CODES[status].split()) == sorted(kind.code for kind in under(BRANCHES[status]))


def test_the_codes_of_the_warnings_are_these() -> None:
    assert sorted(NOTICES.split()) == sorted(kind.code for kind in under(Notice))


def test_no_code_is_used_twice() -> None:
    assert [] == [code for code, times in Counter(kind.code for kind in under(Said)).items() if times > 1]


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.code)
def test_an_objection_has_the_status_of_its_branch(kind: type[Objection]) -> None:
    assert [kind.status] == [status for status, branch in BRANCHES.items() if issubclass(kind, branch)]


@pytest.mark.parametrize("kind", [*LEAVES, *under(Notice)], ids=lambda kind: kind.code)
def test_a_code_is_the_name_of_its_class_in_small_letters(kind: type[Said]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
    named = "".join(word.capitalize() for word in kind.code.split("_"))
    assert kind.__name__ == NAMED_APART.get(named, named)


def test_only_what_an_event_or_a_record_is_called_is_named_apart_from_its_code() -> None:
    kept = {name for each in (events, records) for name, kind in vars(each).items() if isinstance(kind, type)}
    assert set(NAMED_APART) == kept & {"".join(map(str.capitalize, kind.code.split("_"))) for kind in LEAVES}
