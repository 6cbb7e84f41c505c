// One value holds all that the page shows; changing it draws the page again.

export function createStore(first) {
  let state = first;
  const listeners = new Set();
  return {
    get: () => state,
    /** ``change`` is a part of the state, or a function from the state to one. */
    set(change) {
      state = { ...state, ...(typeof change === "function" ? change(state) : change) };
      for (const listener of listeners) listener(state);
    },
    /** Returns the way to stop listening. */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function caseOf(state, conversation) {
  return state.cases.find((each) => each.conversation === conversation);
}

export function activeCase(state) {
  return caseOf(state, state.active) ?? state.cases[0];
}

/** Changes one case; a case put away meanwhile is left alone. */
export function changeCase(store, conversation, change) {
  store.set((state) => ({
    cases: state.cases.map((each) => {
      if (each.conversation !== conversation) return each;
      return { ...each, ...(typeof change === "function" ? change(each) : change) };
    }),
  }));
}

/** The message whose cards are shown big: the newest that was answered. */
export function currentMessage(shown) {
  return shown.messages.findLast((message) => message.cards.length);
}
