"""Checks of reconciling: what can be reconciled, by what steps, to what bridge."""
from __future__ import annotations

from game.content.building.mending import livable
from game.content.meaning.checked import Checked
from game.encounter.script import Issue, Learn, Option, Reconciling
from game.encounter.values import Kind, Outcome


def check(checked: Checked) -> None:
    """Contested issues have a way, ways have contested issues, and each way can be gone."""
    issues = {issue.id: issue for issue in checked.encounter.issues}
    for name, way in checked.encounter.reconciling.items():
        if name in issues and checked.sound("reconcile", name) and checked.sound("issues", name):
            _way(checked, issues[name], way)
    for issue in issues.values():
        if issue.contested and issue.id not in checked.encounter.reconciling:
            checked.add("no-way", checked.key("issues", issue.id, "contested"), name=issue.id)
    _measure(checked)
    if checked.encounter.best is Outcome.RECONCILED and not checked.encounter.reconciling:
        checked.add("best-impossible", checked.key("about", "best"))


def _way(checked: Checked, issue: Issue, way: Reconciling) -> None:
    key = checked.key("reconcile", issue.id)
    if not issue.contested:
        checked.add("not-contested", key, name=issue.id)
        return
    if checked.sound("states") and not any(
        act.kind is Kind.SAY_MINE and act.reconcile == issue.id for act, _ in checked.acts
    ):
        checked.add("never-voiced", key, name=issue.id)
    for phase, steps, want in (
        ("restate", way.restate, "right: true on the one that says what she needs"),
        ("translate", way.translate, f"to: {checked.encounter.fair_means}"),
        ("meet", way.meet, "an option that both can live with"),
    ):
        if not any(step.right for step in steps) and not (phase == "meet" and not livable(issue)):
            checked.add("no-right-step", checked.key("reconcile", issue.id, phase), phase=phase, want=want)
    _bridge(checked, issue, way)


def _joint(issue: Issue, option: Option) -> int:
    return issue.weight_them * option.them + issue.weight_you * option.you


def _bridge(checked: Checked, issue: Issue, way: Reconciling) -> None:
    """The bridge is opened by reconciling, both can live with it, and it beats every other option in sum."""
    bridge = issue.option(way.bridge)
    at = checked.key("reconcile", issue.id, "bridge")
    others = [option for option in issue.options if not option.bridge]
    if not bridge.bridge:
        checked.add("bridge-open", at, name=bridge.id)
    elif others and _joint(issue, bridge) <= max(_joint(issue, option) for option in others):
        best = max(others, key=lambda option: _joint(issue, option))
        checked.add("bridge-no-better", at, name=bridge.id, other=best.id)


def _measure(checked: Checked) -> None:
    """Her measure must be learnable where something asks for it."""
    if not checked.sound("states"):
        return
    acts = [act for act, _ in checked.acts]
    if any(isinstance(each, Learn) and each.fact == "measure" for act in acts for each in act.effects):
        return
    if checked.encounter.reconciling:
        checked.add("measure-not-learnable", checked.key("reconcile"))
        return
    for act, block in checked.acts:
        if act.kind is Kind.STANDARD:
            checked.add("measure-not-learnable", next(iter(block)))
            return
