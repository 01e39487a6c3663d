package org.ecluse.app.ledger;

/**
 * What stays of an entry whose fact was erased: enough for the chain and for the tree, so that
 * every other entry and every proof is as good as before, and nothing of the fact.
 *
 * @param leaf of the entry in the tree
 * @param link by which the next entry holds on to it
 */
public record Residue(Hash leaf, Hash link) {}
