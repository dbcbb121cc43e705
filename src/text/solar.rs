//! The Solar Hijri calendar, by which Afghanistan and Iran count their years.
//!
//! Its year begins at the spring equinox as seen from there. Until the equinoxes of 2123 the days so found are those of
//! a cycle of 33 years; the years around it are left to astronomers, who do not yet agree on all of them.

use crate::text::Day;

/// The years for which the cycle holds: 1799 to 2123.
const SURE: std::ops::RangeInclusive<i64> = 1178..=1501;

/// A day of the Solar Hijri calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SolarDay {
    /// Year since the Hijra.
    pub year: u16,
    /// Month, 1 (Hamal, Farvardin) to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl SolarDay {
    /// The day's date in this calendar; none where the calendar is not sure of it.
    #[must_use]
    pub fn of(day: Day) -> Option<Self> {
        let number = day.number();
        let begun = i64::from(day.year) - 621;
        let year = begun - i64::from(number < new_year(begun));
        if !SURE.contains(&year) {
            return None;
        }
        // Six months of 31 days come before those of 30.
        let of_year = number - new_year(year);
        let (before, length, rest) = if of_year < 186 { (1, 31, of_year) } else { (7, 30, of_year - 186) };
        Some(Self {
            year: year as u16,
            month: (before + rest / length) as u8,
            day: (1 + rest % length) as u8,
        })
    }
}

/// The number of the first day of a year (see [`Day::number`]).
fn new_year(year: i64) -> i64 {
    365 * (year - 1) + (8 * year + 21).div_euclid(33) - 492_268
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Date;

    fn solar(text: &str) -> Option<(u16, u8, u8)> {
        let day = Date::parse(text).expect("a date").first_day();
        SolarDay::of(day).map(|day| (day.year, day.month, day.day))
    }

    #[test]
    fn days_that_history_dates_in_both_calendars_agree() {
        for (gregorian, own) in [
            // The constitution of 1343, the republic, Saur, 22 Bahman, the constitution of 1382.
            ("1964-10-01", (1343, 7, 9)),
            ("1973-07-17", (1352, 4, 26)),
            ("1978-04-27", (1357, 2, 7)),
            ("1979-02-11", (1357, 11, 22)),
            ("2004-01-26", (1382, 11, 6)),
            ("2021-08-15", (1400, 5, 24)),
            ("2025-10-26", (1404, 8, 4)),
        ] {
            assert_eq!(solar(gregorian), Some(own), "{gregorian}");
        }
    }

    #[test]
    fn a_year_ends_with_its_thirtieth_hut_only_where_it_is_a_leap_year() {
        for (last, end, first) in [
            ("2021-03-20", (1399, 12, 30), "2021-03-21"),
            ("2022-03-20", (1400, 12, 29), "2022-03-21"),
            ("2024-03-19", (1402, 12, 29), "2024-03-20"),
            ("2025-03-20", (1403, 12, 30), "2025-03-21"),
            ("2026-03-20", (1404, 12, 29), "2026-03-21"),
            // Five years lie between these leap years.
            ("2030-03-20", (1408, 12, 30), "2030-03-21"),
        ] {
            assert_eq!(solar(last), Some(end), "{last}");
            assert_eq!(solar(first), Some((end.0 + 1, 1, 1)), "{first}");
        }
        assert_eq!(solar("2025-09-22"), Some((1404, 6, 31)));
        assert_eq!(solar("2025-09-23"), Some((1404, 7, 1)));
    }

    #[test]
    fn every_day_follows_the_one_before_and_none_is_named_where_the_cycle_ends() {
        let (first, last) = (new_year(1178), new_year(1502) - 1);
        let mut before = SolarDay::of(Day::from_number(first)).expect("the first day");
        assert_eq!(before, SolarDay { year: 1178, month: 1, day: 1 });
        for number in first + 1..=last {
            let day = SolarDay::of(Day::from_number(number)).expect("a day of the cycle");
            let next_day = (day.year, day.month, day.day) == (before.year, before.month, before.day + 1);
            let next_month = (day.month, day.day) == (before.month + 1, 1) && before.day >= 30;
            let next_year = (day.year, day.month, day.day) == (before.year + 1, 1, 1) && before.month == 12;
            assert!(next_day || next_month || next_year, "{before:?} and then {day:?}");
            before = day;
        }
        for outside in ["0001-01-01", "0621-12-31", "1799-03-20", "2123-03-21", "9999-12-31"] {
            assert_eq!(solar(outside), None, "{outside}");
        }
    }
}
