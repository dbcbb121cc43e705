//! What the objects of a format look like, described once: the reader, the check for unknown fields and the JSON
//! Schema all come from the same description.

use crate::document::codes;
use crate::document::desk::Desk;
use crate::document::json::{Node, Value};
use crate::document::place::shown;
use crate::document::resolve::Seen;
use std::borrow::Cow;
use std::marker::PhantomData;

/// One kind of object.
#[derive(Debug)]
pub struct Shape {
    /// What sentences call it, as in “party”.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// One field of an object.
#[derive(Debug)]
pub struct Field {
    /// Name in the document.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it may be absent.
    pub need: Need,
    /// What its value, or each item of its list, looks like.
    pub form: Form,
}

/// Whether a field may be absent, and whether it is a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it the object is left out.
    Required,
    /// It may be absent.
    Optional,
    /// It must be there, but the object, being the document, stays without it.
    Expected,
    /// A list; absent means empty.
    List,
    /// A list without which the object is left out.
    RequiredList,
    /// Likewise, and at least one item must be left.
    FilledList,
    /// A list that must be there, but the object, being the document, stays without it.
    ExpectedList,
}

/// What a value looks like.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A string, or an object of language to string.
    Text,
    /// A string.
    Plain,
    /// An id of its own.
    Id,
    /// The id of something in the list of this name.
    Reference(&'static str),
    /// A date.
    Date,
    /// A language tag.
    Language,
    /// An address.
    Url,
    /// One of a list of words.
    Word(fn() -> Vec<&'static str>),
    /// The name of the format.
    Format,
    /// An object.
    Object(&'static Shape),
}

/// What can be read from a JSON value.
pub trait Wire<'t>: Sized {
    /// What such a value looks like.
    const FORM: Form;

    /// Reads one value. Where it is wrong, a finding says so, and there is none.
    fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self>;
}

/// An object of a list that is read in its turn: there may be more of them than can be read at once.
#[derive(Debug)]
pub struct InTurn<'t, T> {
    node: &'t Node<'t>,
    object: PhantomData<T>,
}

impl<'t, T: Wire<'t>> InTurn<'t, T> {
    /// Reads it now.
    pub fn take(&self, desk: &mut Desk) -> Option<T> {
        T::read(self.node, desk)
    }
}

impl<'t, T: Wire<'t>> Wire<'t> for InTurn<'t, T> {
    const FORM: Form = T::FORM;

    fn read(node: &'t Node<'t>, _: &mut Desk) -> Option<Self> {
        Some(Self { node, object: PhantomData })
    }
}

/// The values of an object's fields, in the order of its shape.
pub struct Slots<'t> {
    owner: &'t Node<'t>,
    shape: &'static Shape,
    values: [Option<&'t Node<'t>>; 24],
}

impl<'t> Slots<'t> {
    /// Sorts the fields of an object by its shape; reports unknown and repeated ones.
    pub fn new(owner: &'t Node<'t>, shape: &'static Shape, desk: &mut Desk) -> Option<Self> {
        let Value::Object(members) = &owner.value else {
            desk.report(
                owner.at,
                &codes::WRONG_TYPE,
                format!("{} is an object: write it in braces", with_article(shape.name)),
            );
            return None;
        };
        let mut slots = Self { owner, shape, values: [None; 24] };
        let mut seen = 0_u32;
        let mut unknown = Seen::default();
        for member in members {
            let at = member.node.at;
            let again = match shape.fields.iter().position(|field| field.name == member.name) {
                Some(index) => {
                    let again = seen & 1 << index != 0;
                    seen |= 1 << index;
                    if !again && !matches!(member.node.value, Value::Null) {
                        slots.values[index] = Some(&member.node);
                    }
                    again
                }
                None => {
                    let again = !unknown.add(Cow::Borrowed(&member.name));
                    if !again {
                        let sentence = format!(
                            "{} has no field “{}”: correct its name, or remove it",
                            with_article(shape.name),
                            shown(&member.name)
                        );
                        desk.report(at, &codes::UNKNOWN_FIELD, sentence);
                    }
                    again
                }
            };
            if again {
                report_duplicate(at, &member.name, desk);
            }
        }
        Some(slots)
    }

    /// The value of the field at `index`, where there is one.
    pub fn optional<T: Wire<'t>>(&self, index: usize, desk: &mut Desk) -> Option<T> {
        T::read(self.values[index]?, desk)
    }

    /// The value of the field at `index`, which must be there.
    pub fn required<T: Wire<'t>>(&self, index: usize, desk: &mut Desk) -> Option<T> {
        if self.values[index].is_none() {
            self.report_missing(index, desk);
        }
        self.optional(index, desk)
    }

    /// The items of the list at `index` that are sound, where there is a list.
    pub fn list<T: Wire<'t>>(&self, index: usize, desk: &mut Desk) -> Option<Vec<T>> {
        let items = self.items(index, desk)?.iter().filter(|item| !matches!(item.value, Value::Null));
        Some(items.filter_map(|item| T::read(item, desk)).collect())
    }

    /// The list at `index`, as it stands.
    pub fn items(&self, index: usize, desk: &mut Desk) -> Option<&'t [Node<'t>]> {
        let node = self.values[index]?;
        if let Value::List(items) = &node.value {
            return Some(items);
        }
        let sentence = format!("`{}` is a list: write it in brackets", self.shape.fields[index].name);
        desk.report(node.at, &codes::WRONG_TYPE, sentence);
        None
    }

    /// The items of the list at `index`, which must be there.
    pub fn required_list<T: Wire<'t>>(&self, index: usize, desk: &mut Desk) -> Option<Vec<T>> {
        if self.values[index].is_none() {
            self.report_missing(index, desk);
        }
        self.list(index, desk)
    }

    /// The list at `index`, as it stands; it must be there.
    pub fn required_items(&self, index: usize, desk: &mut Desk) -> &'t [Node<'t>] {
        if self.values[index].is_none() {
            self.report_missing(index, desk);
        }
        self.items(index, desk).unwrap_or_default()
    }

    /// Says that the field at `index` must be there.
    fn report_missing(&self, index: usize, desk: &mut Desk) {
        let field = &self.shape.fields[index];
        let stays = matches!(field.need, Need::Expected | Need::ExpectedList);
        let so = if stays { "add it" } else { "add it, for without it this is left out" };
        let sentence = format!("the {} has no `{}`: {so}", self.shape.name, field.name);
        desk.report(self.owner.at, &codes::MISSING_FIELD, sentence);
    }
}

fn with_article(name: &str) -> String {
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// Says that a field stands twice.
pub fn report_duplicate(at: u32, name: &str, desk: &mut Desk) {
    let sentence =
        format!("the field “{}” stands twice here: only the first counts; remove one", shown(name));
    desk.report(at, &codes::DUPLICATE_FIELD, sentence);
}

/// The type of a field, by its need.
macro_rules! slot_type {
    (Required $type:ty) => { $type };
    (Optional $type:ty) => { Option<$type> };
    (Expected $type:ty) => { Option<$type> };
    ($list:ident $type:ty) => { Vec<$type> };
}

/// Reads a field, by its need; required ones are still to be unwrapped, once all fields have been looked at.
macro_rules! slot_read {
    (Required $slots:ident $index:ident $desk:ident) => {
        $slots.required($index, $desk)
    };
    (Optional $slots:ident $index:ident $desk:ident) => {
        $slots.optional($index, $desk)
    };
    (Expected $slots:ident $index:ident $desk:ident) => {
        $slots.required($index, $desk)
    };
    (List $slots:ident $index:ident $desk:ident) => {
        $slots.list($index, $desk).unwrap_or_default()
    };
    (ExpectedList $slots:ident $index:ident $desk:ident) => {
        $slots.required_list($index, $desk).unwrap_or_default()
    };
    ($list:ident $slots:ident $index:ident $desk:ident) => {
        $slots.required_list($index, $desk)
    };
}

/// The value of a field, or nothing of the whole object.
macro_rules! slot_keep {
    (Required $field:ident) => {
        $field?
    };
    (RequiredList $field:ident) => {
        $field?
    };
    (FilledList $field:ident) => {
        $field?
    };
    ($need:ident $field:ident) => {
        $field
    };
}

/// A field's name in the document: its own, or the one given where that is a word of Rust.
macro_rules! slot_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// A comment, for the JSON Schema. Only the native command writes that, so readers of a page need not download it.
macro_rules! described {
    ($($line:literal)+) => { if cfg!(target_arch = "wasm32") { "" } else { concat!($($line),+) } };
}

/// Describes an object: `Need field: Type` for each field, with its comment, which the JSON Schema repeats.
macro_rules! shape {
    ($(#[doc = $doc:literal])+ $object:ident $called:literal {
        $($(#[doc = $field_doc:literal])+ $need:ident $field:ident $($name:literal)?: $type:ty,)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        #[allow(dead_code, reason = "not every object needs its place, and the format is looked at before it is read")]
        pub struct $object<'t> {
            /// Where it stands.
            pub node: &'t Node<'t>,
            $($(#[doc = $field_doc])+ pub $field: slot_type!($need $type),)+
        }

        impl<'t> $object<'t> {
            /// The description.
            pub const SHAPE: &'static Shape = &Shape {
                name: $called,
                doc: described!($($doc)+),
                fields: &[$(Field {
                    name: slot_name!($field $($name)?),
                    doc: described!($($field_doc)+),
                    need: Need::$need,
                    form: <$type as Wire<'t>>::FORM,
                }),+],
            };
        }

        impl<'t> Wire<'t> for $object<'t> {
            const FORM: Form = Form::Object($object::SHAPE);

            fn read(node: &'t Node<'t>, desk: &mut Desk) -> Option<Self> {
                let slots = Slots::new(node, $object::SHAPE, desk)?;
                let mut next = 0..$object::SHAPE.fields.len();
                $(let $field = {
                    let index = next.next()?;
                    slot_read!($need slots index desk)
                };)+
                Some(Self { node, $($field: slot_keep!($need $field),)+ })
            }
        }
    };
}

pub(crate) use {described, shape, slot_keep, slot_name, slot_read, slot_type};
