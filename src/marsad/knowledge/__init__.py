"""Reference data with versions (gazetteer, actors, ontology, lexicons), for look-ups only."""
