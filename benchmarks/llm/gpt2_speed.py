"""Samples from a GPT-2 and tunes it by GRPO in plain PyTorch, on one thread, and prints tokens in a second of processor time.

Usage: gpt2_speed.py VOCABULARY POSITIONS WIDTH LAYERS HEADS PROMPT ANSWER ROWS SECONDS
Prints two numbers: sampling; sampling and one update together.
"""

import sys
import time

import torch
import torch.nn.functional as F

vocabulary, positions, width, layers, heads, prompt, answer, rows, seconds = map(int, sys.argv[1:])
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

    def forward(self, x, cache):
        batch, columns, _ = x.shape
        parts = self.attention(self.ln_1(x)).split(width, 2)
        q, k, v = (p.view(batch, columns, heads, width // heads).transpose(1, 2) for p in parts)
        if cache is not None:
            if cache:
                k = torch.cat([cache[0], k], 2)
                v = torch.cat([cache[1], v], 2)
            cache[:] = [k, v]
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=columns > 1)
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

    def forward(self, tokens, past=0, caches=None):
        x = self.tokens(tokens) + self.positions(torch.arange(past, past + tokens.shape[1]))
        for i, block in enumerate(self.blocks):
            x = block(x, None if caches is None else caches[i])
        return self.ln_f(x)

    def logits(self, hidden):
        return hidden @ self.tokens.weight.T


@torch.no_grad()
def sample(model, prompts):
    caches = [[] for _ in range(layers)]
    sequence, step, past = prompts, prompts, 0
    for _ in range(answer):
        hidden = model(step, past, caches)
        past += step.shape[1]
        step = torch.multinomial(model.logits(hidden[:, -1]).softmax(1), 1)
        sequence = torch.cat([sequence, step], 1)
    return sequence


def log_probabilities(model, sequence):
    hidden = model(sequence)[:, prompt - 1 : -1]
    return model.logits(hidden).log_softmax(2)


def update(model, start, optimizer, sequence):
    drawn = sequence[:, prompt:].unsqueeze(2)
    rewards = torch.rand(rows // 8, 8)
    advantages = (rewards - rewards.mean(1, keepdim=True)) / (rewards.std(1, keepdim=True) + 0.01)
    advantages = advantages.view(rows, 1)
    with torch.no_grad():
        before = log_probabilities(model, sequence).gather(2, drawn).squeeze(2)
        original = log_probabilities(start, sequence)
    policy = log_probabilities(model, sequence)
    ratio = (policy.gather(2, drawn).squeeze(2) - before).exp()
    gain = torch.minimum(ratio * advantages, ratio.clip(0.8, 1.2) * advantages).mean()
    divergence = (policy.exp() * (policy - original)).sum(2).mean()
    entropy = -(policy.exp() * policy).sum(2).mean()
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
print(tokens_a_second(lambda: sample(model, prompts)))
print(tokens_a_second(lambda: update(model, start, optimizer, sample(model, prompts))))
