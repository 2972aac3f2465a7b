"""Words: tokens, lemmas, actor tables; what reading and case both need."""
