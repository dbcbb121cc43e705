//! Dates of the precision that is known, as ISO 8601 writes them.

use std::cmp::Ordering;
use std::fmt;

/// A calendar day (proleptic Gregorian), ordered as days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// A moment of a day, kept as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Time {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    /// Offset from UTC in minutes.
    offset: i16,
    /// Whether the offset was written `Z`.
    zulu: bool,
}

/// `2025`, `2025-10`, `2025-10-26` or `2025-10-26T21:30+03:00`.
///
/// A date of lower precision counts from its first day; days are compared as written; the time only orders one day
/// (`docs/derived.md`, “When”). `Ord` is that order, with a date without a time before those of the same day that have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

/// Why a string is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of one of the four forms.
    #[error(
        "“{0}” is no date: write 2025, 2025-10, 2025-10-26 or 2025-10-26T21:30+03:00 (ISO 8601, ASCII digits)"
    )]
    Form(String),
    /// Of the right form, but no such day or time exists.
    #[error("“{0}” does not exist in the calendar: correct the month, day or time")]
    Impossible(String),
    /// A time without an offset cannot be ordered.
    #[error("“{0}” has a time without an offset: end it with Z or with +03:00 and the like")]
    NoOffset(String),
}

impl Day {
    /// Days in this day's month.
    fn days_in(year: u16, month: u8) -> u8 {
        match month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Days since 1970-01-01 (negative before it). Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = i64::from(self.month);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this number; the inverse of [`Day::number`]. Numbers outside the years 1 to 9999 are clamped.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let shifted = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        Self { year: year as u16, month: month as u8, day: day as u8 }
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        (self.number() + 3).rem_euclid(7) as u8
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self { year: day.year, month: Some(day.month), day: Some(day.day), time: None }
    }
}

/// Exactly `count` ASCII digits at the head of `text`, and what follows them.
fn digits(text: &str, count: usize) -> Option<(u16, &str)> {
    let head = text.get(..count)?;
    if !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, &text[count..]))
}

impl Date {
    /// Reads one of the four forms.
    ///
    /// # Errors
    /// Says which of form, calendar or offset is wrong.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.to_owned());
        let impossible = || DateError::Impossible(text.to_owned());
        let (year, rest) = digits(text, 4).ok_or_else(form)?;
        let mut date = Self { year, month: None, day: None, time: None };
        let mut rest = rest;
        if let Some(tail) = rest.strip_prefix('-') {
            let (month, tail) = digits(tail, 2).ok_or_else(form)?;
            date.month = Some(month as u8);
            rest = tail;
            if let Some(tail) = rest.strip_prefix('-') {
                let (day, tail) = digits(tail, 2).ok_or_else(form)?;
                date.day = Some(day as u8);
                rest = tail;
                if let Some(tail) = rest.strip_prefix('T') {
                    date.time = Some(Self::parse_time(tail, text)?);
                    rest = "";
                }
            }
        }
        if !rest.is_empty() {
            return Err(form());
        }
        let month = date.month.unwrap_or(1);
        if year == 0 || !(1..=12).contains(&month) {
            return Err(impossible());
        }
        if !(1..=Day::days_in(year, month)).contains(&date.day.unwrap_or(1)) {
            return Err(impossible());
        }
        Ok(date)
    }

    fn parse_time(tail: &str, whole: &str) -> Result<Time, DateError> {
        let form = || DateError::Form(whole.to_owned());
        let (hour, tail) = digits(tail, 2).ok_or_else(form)?;
        let (minute, mut tail) = tail.strip_prefix(':').and_then(|t| digits(t, 2)).ok_or_else(form)?;
        let mut second = None;
        if let Some(more) = tail.strip_prefix(':') {
            let (value, more) = digits(more, 2).ok_or_else(form)?;
            second = Some(value as u8);
            tail = more;
        }
        if tail.is_empty() {
            return Err(DateError::NoOffset(whole.to_owned()));
        }
        let (offset, zulu) = if tail == "Z" {
            (0, true)
        } else {
            let sign = match tail.as_bytes().first() {
                Some(b'+') => 1,
                Some(b'-') => -1,
                _ => return Err(form()),
            };
            let (hours, more) = digits(&tail[1..], 2).ok_or_else(form)?;
            let (minutes, more) = more.strip_prefix(':').and_then(|t| digits(t, 2)).ok_or_else(form)?;
            if !more.is_empty() {
                return Err(form());
            }
            if hours > 14 || minutes > 59 {
                return Err(DateError::Impossible(whole.to_owned()));
            }
            (sign * (hours * 60 + minutes) as i16, false)
        };
        if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
            return Err(DateError::Impossible(whole.to_owned()));
        }
        Ok(Time { hour: hour as u8, minute: minute as u8, second, offset, zulu })
    }

    /// The first day that the date may mean; what it counts from.
    #[must_use]
    pub fn first_day(self) -> Day {
        Day { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day that the date may mean.
    #[must_use]
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        Day { year: self.year, month, day: self.day.unwrap_or(Day::days_in(self.year, month)) }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Hour, minute and offset from UTC in minutes, where a time is given.
    #[must_use]
    pub fn time(self) -> Option<(u8, u8, i16)> {
        self.time.map(|time| (time.hour, time.minute, time.offset))
    }

    /// Seconds since midnight UTC of the written day, by which times of one day are ordered.
    fn instant(self) -> Option<i32> {
        self.time.map(|time| {
            (i32::from(time.hour) * 60 + i32::from(time.minute) - i32::from(time.offset)) * 60
                + i32::from(time.second.unwrap_or(0))
        })
    }

    /// What orders dates (`docs/derived.md`, “When”): the first day that the date may mean, then the seconds since midnight UTC of
    /// the day as written. Dates of one moment are as old as each other, however they are spelt.
    #[must_use]
    pub fn moment(self) -> (Day, Option<i32>) {
        (self.first_day(), self.instant())
    }

    /// Whether something dated `self` is in the picture as of `as_of`: its first day is no later than the last day of
    /// `as_of` (`as_of=2025-10` takes in all of October), and where both name a time of the same day, that orders them.
    #[must_use]
    pub fn is_by(self, as_of: Self) -> bool {
        match self.first_day().cmp(&as_of.last_day()) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => match (self.instant(), as_of.instant()) {
                (Some(own), Some(limit)) => own <= limit,
                _ => true,
            },
        }
    }

    /// Whether no reading of both dates lets `self` stand at or after `other`.
    #[must_use]
    pub fn is_surely_before(self, other: Self) -> bool {
        match self.last_day().cmp(&other.first_day()) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => match (self.instant(), other.instant()) {
                (Some(own), Some(limit)) => own < limit,
                _ => false,
            },
        }
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.instant());
        // Precision and spelling last, so that `Ord` agrees with `Eq`.
        let spelling = |date: &Self| {
            (
                date.month,
                date.day,
                date.time.map(|time| (time.offset, time.second, time.zulu, time.hour, time.minute)),
            )
        };
        key(self).cmp(&key(other)).then_with(|| spelling(self).cmp(&spelling(other)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        if let Some(time) = self.time {
            write!(out, "T{:02}:{:02}", time.hour, time.minute)?;
            if let Some(second) = time.second {
                write!(out, ":{second:02}")?;
            }
            if time.zulu {
                write!(out, "Z")?;
            } else {
                let sign = if time.offset < 0 { '-' } else { '+' };
                write!(out, "{sign}{:02}:{:02}", time.offset.abs() / 60, time.offset.abs() % 60)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn every_form_is_read_and_written_back() {
        for text in
            ["2025", "2025-10", "2025-10-26", "2025-10-26T21:30+03:00", "2025-10-26T21:30:05Z", "2024-02-29"]
        {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_named() {
        for bad in
            ["", "25", "2025-", "2025-1", "2025-10-26T", "2025-10-26 21:30Z", "٢٠٢٥", "2025-10-26T21:30+3"]
        {
            assert!(matches!(Date::parse(bad), Err(DateError::Form(_))), "{bad}");
        }
        for bad in
            ["0000", "2025-13", "2025-00-01", "2025-02-29", "2025-10-26T24:00Z", "2025-10-26T10:00+15:00"]
        {
            assert!(matches!(Date::parse(bad), Err(DateError::Impossible(_))), "{bad}");
        }
        assert!(matches!(Date::parse("2025-10-26T21:30"), Err(DateError::NoOffset(_))));
    }

    #[test]
    fn a_coarse_date_counts_from_its_first_day() {
        assert!(date("2025-10") < date("2025-10-02"));
        assert!(date("2025-10-26T23:00+05:00") < date("2025-10-26T22:00+03:00"));
        assert!(date("2025-10-26") < date("2025-10-26T00:00+14:00"));
    }

    #[test]
    fn as_of_a_month_takes_in_all_of_it() {
        assert!(date("2025-10-31").is_by(date("2025-10")));
        assert!(!date("2025-11-01").is_by(date("2025-10")));
        assert!(date("2025-10").is_by(date("2025-10-01")));
        assert!(!date("2025-10-26T22:00Z").is_by(date("2025-10-26T21:00Z")));
    }

    #[test]
    fn surely_before_allows_every_reading() {
        assert!(date("2025-10-25").is_surely_before(date("2025-10-26")));
        assert!(!date("2025-10").is_surely_before(date("2025-10-26")));
        assert!(!date("2025-10-26").is_surely_before(date("2025-10")));
    }

    #[test]
    fn days_are_numbered() {
        let day = Day { year: 2025, month: 10, day: 26 };
        assert_eq!(day.weekday(), 6);
        assert_eq!(Day::from_number(day.number()), day);
        assert_eq!(Day { year: 1970, month: 1, day: 1 }.number(), 0);
        for number in [-719_162, -1, 0, 11_016, 20_000, 2_932_896] {
            assert_eq!(Day::from_number(number).number(), number);
        }
    }
}
