"""Samples from a GPT-2 and tunes it by GRPO in plain PyTorch, on one thread, and prints tokens in a second of processor time.

Usage: gpt2_speed.py VOCABULARY POSITIONS WIDTH LAYERS HEADS PROMPT ANSWER ROWS GROUP SECONDS
Prints two numbers: sampling, each row with a prompt of its own; sampling and one update together, where GROUP rows
have a prompt together, which is read once: its answers are branches of one row that do not see each other.
"""

import sys
import time

import torch
import torch.nn.functional as F

vocabulary, positions, width, layers, heads, prompt, answer, rows, group, seconds = map(int, sys.argv[1:])
torch.set_num_threads(1)
torch.manual_seed(1)


class Block(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.ln_1 = torch.nn.LayerNorm(width)
        self.attention = torch.nn.Linear(width, 3 * width)
        self.out = torch.nn.Linear(width, width)
        self.ln_2 = torch.nn.LayerNorm(width)
        self.inner = torch.nn.Linear(width, 4 * width)
        self.inner_out = torch.nn.Linear(4 * width, width)

    def forward(self, x, cache, mask):
        batch, columns, _ = x.shape
        parts = self.attention(self.ln_1(x)).split(width, 2)
        q, k, v = (p.view(batch, columns, heads, width // heads).transpose(1, 2) for p in parts)
        if cache is not None:
            if cache:
                k = torch.cat([cache[0], k], 2)
                v = torch.cat([cache[1], v], 2)
            cache[:] = [k, v]
        causal = mask is None and columns > 1
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, columns, width))
        return x + self.inner_out(F.gelu(self.inner(self.ln_2(x)), approximate="tanh"))


class Gpt2(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = torch.nn.Embedding(vocabulary, width)
        self.positions = torch.nn.Embedding(positions, width)
        torch.nn.init.normal_(self.tokens.weight, std=0.02)
        self.blocks = torch.nn.ModuleList(Block() for _ in range(layers))
        self.ln_f = torch.nn.LayerNorm(width)

    def forward(self, tokens, positions, caches=None, mask=None):
        x = self.tokens(tokens) + self.positions(positions)
        for i, block in enumerate(self.blocks):
            x = block(x, None if caches is None else caches[i], mask)
        return self.ln_f(x)

    def logits(self, hidden):
        return hidden @ self.tokens.weight.T


def seen(branches, columns):
    """Which of all columns each of the last ones sees: earlier ones of the prompt, branch -1, and of its own branch."""
    total = len(branches)
    last = branches[total - columns :, None]
    before = torch.arange(total)[None] <= torch.arange(total - columns, total)[:, None]
    return before & ((branches[None] == -1) | (branches[None] == last))


@torch.no_grad()
def sample(model, prompts, sharing):
    """Answers to prompts, SHARING of each: [prompts, sharing, answer]."""
    caches = [[] for _ in range(layers)]
    branches = torch.full((prompt,), -1)
    hidden = model(prompts, torch.arange(prompt), caches)[:, -1:].expand(-1, sharing, -1)
    drawn = []
    for column in range(answer):
        chances = model.logits(hidden).softmax(2).view(-1, vocabulary)
        drawn.append(torch.multinomial(chances, 1).view(-1, sharing))
        if column < answer - 1:
            branches = torch.cat([branches, torch.arange(sharing)])
            positions = torch.full((sharing,), prompt + column)
            mask = None if sharing == 1 else seen(branches, sharing)
            hidden = model(drawn[-1], positions, caches, mask)
    return torch.stack(drawn, 2)


BRANCHES = torch.cat([torch.full((prompt,), -1), torch.arange(group).repeat_interleave(answer - 1)])
POSITIONS = torch.cat([torch.arange(prompt), torch.arange(prompt, prompt + answer - 1).repeat(group)])
MASK = seen(BRANCHES, len(BRANCHES))


def log_probabilities(model, prompts, drawn):
    """Of all tokens after each prompt and part of an answer: [prompts, group, answer, vocabulary]."""
    read = drawn[:, :, :-1].reshape(len(prompts), -1)
    hidden = model(torch.cat([prompts, read], 1), POSITIONS, mask=MASK)
    first = hidden[:, prompt - 1].view(-1, 1, 1, width).expand(-1, group, -1, -1)
    rest = hidden[:, prompt:].view(len(prompts), group, answer - 1, width)
    return model.logits(torch.cat([first, rest], 2)).log_softmax(3)


def update(model, start, optimizer, prompts):
    drawn = sample(model, prompts, group)
    rewards = torch.rand(len(prompts), group)
    advantages = (rewards - rewards.mean(1, keepdim=True)) / (rewards.std(1, keepdim=True) + 0.01)
    advantages = advantages.unsqueeze(2)
    with torch.no_grad():
        original = log_probabilities(start, prompts, drawn)
    policy = log_probabilities(model, prompts, drawn)
    chosen = policy.gather(3, drawn.unsqueeze(3)).squeeze(3)
    ratio = (chosen - chosen.detach()).exp()
    gain = torch.minimum(ratio * advantages, ratio.clip(0.8, 1.2) * advantages).mean()
    divergence = (policy.exp() * (policy - original)).sum(3).mean()
    entropy = -(policy.exp() * policy).sum(3).mean()
    optimizer.zero_grad()
    (-gain + 0.02 * divergence - 0.02 * entropy).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1)
    optimizer.step()


def tokens_a_second(act):
    act()
    begin = time.process_time()
    calls = 0
    while time.process_time() - begin < seconds:
        act()
        calls += 1
    return calls * rows * answer / (time.process_time() - begin)


model, start = Gpt2(), Gpt2()
start.load_state_dict(model.state_dict())
optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
prompts = torch.randint(vocabulary, (rows, prompt))
print(tokens_a_second(lambda: sample(model, prompts, 1)))
print(tokens_a_second(lambda: update(model, start, optimizer, prompts[: rows // group])))
