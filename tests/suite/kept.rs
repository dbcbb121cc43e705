//! What views have in common changes nothing of them.

use crate::{made_up, shipped, written};
use demarche::page::Kept;

#[test]
fn a_view_is_the_same_with_what_others_have_left() {
    for negotiation in [shipped("istanbul-2025"), shipped("plastics-inc5"), made_up::negotiation(400, 8, 3)] {
        let (issue, said) = (&negotiation.issues[0].id, &negotiation.statements[1].id);
        let party = &negotiation.parties[0].id;
        let kept = Kept::default();
        for address in [
            "?",
            &format!("?focus=statement:{said}"),
            "?kind=demand&answer=unanswered",
            &format!("?view=table&issue={issue}"),
            "?view=timeline",
            &format!("?view=compare&party={party}&q=e"),
            "?view=sources",
            &format!("?open={issue}&focus=party:{party}"),
        ] {
            let (after_others, fresh) =
                (written(&negotiation, address, &kept), written(&negotiation, address, &Kept::default()));
            assert!(after_others == fresh, "{}{address}", negotiation.id);
        }
    }
}
