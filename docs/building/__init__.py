"""The documentation site: hand-written pages put together with those that rules, schedules and facts write themselves."""
